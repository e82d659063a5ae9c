package io.evenkeel.lab.spec;

/** Settings that are right each by itself do not fit each other. */
public final class SpecException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String problem;

    /**
     * Makes an error.
     *
     * @param path of the setting to change, for instance {@code trainer.truncation}
     * @param problem what is wrong and what would be right
     */
    public SpecException(String path, String problem) {
        super(path + ": " + problem);
        this.path = path;
        this.problem = problem;
    }

    /** @return the path of the setting */
    public String path() {
        return path;
    }

    /** @return the message without the path */
    public String problem() {
        return problem;
    }
}
