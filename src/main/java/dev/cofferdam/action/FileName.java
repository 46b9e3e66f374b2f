package dev.cofferdam.action;

/** Names of evidence, made of what responders and accounts call things. */
public final class FileName {
    private FileName() {}

    /** What something is called, as a part of a file's name on any machine. */
    public static String part(String called) {
        return called.replaceAll("[^A-Za-z0-9.@_-]", "_");
    }
}
