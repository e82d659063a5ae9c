package io.evenkeel.tasks;

/** A data set could not be fetched. The message is one line: the address, what is wrong, and what can be done. */
public final class DownloadException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DownloadException(String message) {
        super(message);
    }

    DownloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
