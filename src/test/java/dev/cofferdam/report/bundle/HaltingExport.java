package dev.cofferdam.report.bundle;

import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.report.NewFile;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** A process of its own that exports a bundle, says so half way, and waits there for its end. */
final class HaltingExport {
    private HaltingExport() {}

    /** @param arguments the home, the case's id, the file to write */
    public static void main(String[] arguments) throws IOException {
        var cases = new CaseHome(Path.of(arguments[0]), Clock.systemUTC(), new Random());
        var export = BundleExport.now(new Bundles(cases, Clock.systemUTC(), "test"), arguments[1], true);
        NewFile.write(Path.of(arguments[2]), false, to -> export.writeTo(new Halting(to)));
    }

    private static final class Halting extends FilterOutputStream {
        private long left = 1 << 20;

        private Halting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            left -= length;
            if (left > 0) return;
            out.flush();
            System.out.println("half way");
            while (!Thread.currentThread().isInterrupted()) LockSupport.park();
        }
    }
}
