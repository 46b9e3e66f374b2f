package dev.cofferdam.playbook;

/**
 * A playbook that was not read yet. Texts are never compared, and their bytes must not be changed.
 *
 * @param source where it is from, for people: the file's name
 */
@SuppressWarnings("ArrayRecordComponent")
public record PlaybookText(String source, byte[] utf8) {}
