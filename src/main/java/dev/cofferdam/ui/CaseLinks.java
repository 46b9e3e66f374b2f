package dev.cofferdam.ui;

/** Where the links inside a case lead to. To be used on the screen's thread. */
public interface CaseLinks {
    /** Opens the record of this number. */
    void record(long seq);

    /**
     * Goes to a step.
     *
     * @param id with its round, where it has one: {@code isolate}, {@code snapshot#0}
     */
    void step(String id);
}
