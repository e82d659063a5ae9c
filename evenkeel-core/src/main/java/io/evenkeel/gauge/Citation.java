package io.evenkeel.gauge;

/**
 * A publication.
 *
 * @param key short unique name, as in a BibTeX file
 * @param authors initials and surnames, separated by commas
 * @param title of the work
 * @param venue journal with volume and pages, proceedings or publisher
 * @param year of publication
 * @param identifier {@code doi:…} or {@code arXiv:…}, or empty
 */
public record Citation(String key, String authors, String title, String venue, int year, String identifier) {

    /** @return one line for people */
    public String text() {
        return authors + ", \"" + title + "\", " + venue + ", " + year
                + (identifier.isEmpty() ? "" : ", " + identifier);
    }

    /** @return an entry for a BibTeX file */
    public String bibtex() {
        String id = identifier.startsWith("doi:")
                ? ",\n  doi = {" + identifier.substring(4) + "}"
                : identifier.isEmpty() ? "" : ",\n  note = {" + identifier + "}";
        return "@misc{" + key + ",\n  author = {" + authors.replace(", ", " and ") + "},\n  title = {{" + title
                + "}},\n  howpublished = {" + venue + "},\n  year = {" + year + "}" + id + "\n}";
    }

    @Override
    public String toString() {
        return text();
    }
}
