package dev.cofferdam.cli;

/** Opens the workbench. */
@FunctionalInterface
public interface Window {
    /**
     * Returns once the window was closed and all that it had open is closed too.
     *
     * @throws NoWindowException when there is nothing to show it on
     */
    void open(Parts parts) throws InterruptedException;
}
