package dev.cofferdam.aws;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** How a session asks whoever sits there. Called on the threads that wait for AWS; thread-safe. */
public interface SignInPrompts {
    /**
     * @param profile that is signed in to
     * @param serial of the device, an ARN or a hardware device's number
     * @param role that the code is for
     * @param refused whether AWS did not take the code that was given before
     */
    record MfaRequest(String profile, String serial, String role, boolean refused) {}

    /**
     * @param address to open in a browser; carries the code
     * @param plainAddress to type where there is no browser on this machine
     * @param code to compare with what the browser shows
     */
    record DeviceRequest(String profile, URI address, URI plainAddress, String code, Instant until) {}

    /** What is shown while somebody signs in by the browser. */
    interface Shown extends AutoCloseable {
        /** Whether they called it off. */
        boolean cancelled();

        @Override
        void close();
    }

    /**
     * Waits until a code was typed.
     *
     * @return six digits; empty: they do not want to
     * @throws AwsSessionException when nobody can be asked, with what to do instead
     * @throws InterruptedException when the waiting thread was interrupted
     */
    Optional<String> mfaCode(MfaRequest request) throws InterruptedException;

    /**
     * Shows where to sign in, and opens the browser where there is one.
     *
     * @throws AwsSessionException when nobody can be asked, with what to do instead
     */
    Shown showDevice(DeviceRequest request);

    /** Says something that the responder should know of a session. */
    void tell(String sentence);

    /** For where nobody sits. */
    SignInPrompts NOBODY = new SignInPrompts() {
        @Override
        public Optional<String> mfaCode(MfaRequest request) {
            throw new AwsSessionException("Profile %s needs a code of the MFA device %s, and nobody can be asked here. "
                            .formatted(request.profile(), request.serial())
                    + "Run it in a terminal or in the window.");
        }

        @Override
        public Shown showDevice(DeviceRequest request) {
            throw new AwsSessionException(
                    "Profile %s needs a sign-in by the browser, and nobody can be asked here. Run aws sso login --profile %s first."
                            .formatted(request.profile(), request.profile()));
        }

        @Override
        public void tell(String sentence) {
            System.getLogger(SignInPrompts.class.getName()).log(System.Logger.Level.INFO, sentence);
        }
    };
}
