package dev.cofferdam.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the program and its libraries log into a rotating file, never to the terminal. The file is made with the
 * first line that goes into it.
 */
final class LogFile extends Handler {
    private static final int SIZE = 1 << 20;
    private static final int FILES = 5;

    private final Path folder;
    private @Nullable FileHandler file;
    private boolean broken;

    private LogFile(Path folder) {
        this.folder = folder;
    }

    /** Nothing is logged anywhere, until there is a folder for it. */
    static void silence() {
        LogManager.getLogManager().reset();
    }

    /** Takes the place of all that logs to the terminal. */
    static void use(Path folder) {
        silence();
        var root = Logger.getLogger("");
        root.addHandler(new LogFile(folder));
        root.setLevel(Level.INFO);
    }

    /** The newest file in a folder of logs. */
    static Path in(Path folder) {
        return folder.resolve("cofferdam-0.log");
    }

    @Override
    public synchronized void publish(LogRecord line) {
        if (broken || !isLoggable(line)) return;
        try {
            var opened = file == null ? open() : file;
            file = opened;
            opened.publish(line);
        } catch (IOException e) {
            // without a log file the program is still of use; one line tells, a terminal full of them would not help
            broken = true;
            System.err.println("cofferdam: no log can be written in " + folder + " (" + e + ")");
        }
    }

    private FileHandler open() throws IOException {
        Files.createDirectories(folder);
        var opened = new FileHandler(folder.resolve("cofferdam-%g.log").toString(), SIZE, FILES, true);
        opened.setFormatter(new SimpleFormatter());
        opened.setEncoding("UTF-8");
        return opened;
    }

    @Override
    public synchronized void flush() {
        if (file != null) file.flush();
    }

    @Override
    public synchronized void close() {
        if (file != null) file.close();
    }
}
