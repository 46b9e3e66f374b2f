package dev.cofferdam.aws;

/**
 * How a step waits for what may ask a person. Nobody knows how long that takes, and whoever cancels the step wants the
 * question gone with it.
 */
public interface Waiting {
    /** What may ask. */
    @FunctionalInterface
    interface Asking<T> {
        T ask() throws InterruptedException;
    }

    /** For what no step waits for: it ends when it is answered. */
    Waiting TO_THE_END = new Waiting() {
        @Override
        public <T> T during(Asking<T> asking) throws InterruptedException {
            return asking.ask();
        }
    };

    /**
     * @throws InterruptedException when the waiting thread was interrupted for another reason than that the step was
     *     cancelled, which the step's own exception tells
     */
    <T> T during(Asking<T> asking) throws InterruptedException;
}
