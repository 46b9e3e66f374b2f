package dev.cofferdam.caselog;

/** Something of a case that a note points at. */
public sealed interface Mention {
    /** Written {@code #123}. */
    record OfRecord(long seq) implements Mention {}

    /** Written {@code @isolate}, {@code @snapshot#0}, {@code @fan#0/child}. */
    record OfStep(String id) implements Mention {}

    /** Written as it is: an ARN, an id, a name. */
    record OfResource(String id) implements Mention {}

    /** Where a mention stands in a text: from {@code from}, before {@code to}. */
    record Span(int from, int to, Mention what) {}

    /** What there is to be mentioned. What there is not stays plain text. */
    interface Known {
        boolean record(long seq);

        boolean step(String id);

        boolean resource(String id);
    }
}
