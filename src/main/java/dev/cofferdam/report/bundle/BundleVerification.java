package dev.cofferdam.report.bundle;

import dev.cofferdam.caselog.Verification.Broken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What checking a bundle found. */
public sealed interface BundleVerification {
    /** Whether everything in it is as it was when it was made. */
    boolean good();

    /**
     * It is nothing that this program can check: no archive, no bundle, or one of a newer format.
     *
     * @param why and what to do
     */
    record Unknown(String why) implements BundleVerification {
        @Override
        public boolean good() {
            return false;
        }
    }

    /**
     * It is not as this program makes bundles, by accident or intent, and was not looked at any further.
     *
     * @param why names the file and what is wrong with it
     */
    record Refused(String why) implements BundleVerification {
        @Override
        public boolean good() {
            return false;
        }
    }

    /**
     * Every file in it is what the manifest says.
     *
     * @param records how many records follow one another
     * @param head the hash of the last of them, lower-case hex
     * @param broken the first bad record; null when the chain holds
     * @param problems what else does not fit, a sentence each
     * @param evidence how many evidence files are in it
     * @param leftOut the SHA-256 of evidence that the log speaks of and that was left out when it was made
     */
    record Checked(
            BundleManifest manifest,
            long records,
            String head,
            @Nullable Broken broken,
            List<String> problems,
            long evidence,
            List<String> leftOut)
            implements BundleVerification {
        public Checked {
            problems = List.copyOf(problems);
            leftOut = List.copyOf(leftOut);
        }

        @Override
        public boolean good() {
            return broken == null && problems.isEmpty();
        }
    }
}
