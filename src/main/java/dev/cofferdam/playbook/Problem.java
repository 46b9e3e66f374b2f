package dev.cofferdam.playbook;

/** Something wrong in a playbook file, at the place where it is to be mended. */
public record Problem(String file, Position at, String message) {
    /** {@code FILE:LINE:COL: message}. */
    @Override
    public String toString() {
        return file + ":" + at.line() + ":" + at.column() + ": " + message;
    }
}
