package io.evenkeel.lab.report;

/** Escapes text for the places in the report that are not filled by a script. */
final class ReportText {
    private ReportText() {}

    /** Escapes text for the content of an HTML element or a quoted attribute. */
    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * Escapes JSON for the content of a script element. Nothing in the result can end the element or open a comment;
     * these characters occur in JSON inside strings only, where the escapes mean the same.
     */
    static String script(String json) {
        StringBuilder safe = new StringBuilder(json.length() + 64);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            switch (c) {
                case '<', '>', '&', '\u2028', '\u2029' -> safe.append(String.format("\\u%04x", (int) c));
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
