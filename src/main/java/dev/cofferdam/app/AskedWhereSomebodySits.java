package dev.cofferdam.app;

import dev.cofferdam.aws.SignInPrompts;
import java.util.Optional;

/** The terminal until the window opens, then the window. */
final class AskedWhereSomebodySits implements SignInPrompts {
    private volatile SignInPrompts by;

    AskedWhereSomebodySits(SignInPrompts by) {
        this.by = by;
    }

    void askBy(SignInPrompts others) {
        by = others;
    }

    @Override
    public Optional<String> mfaCode(MfaRequest request) throws InterruptedException {
        return by.mfaCode(request);
    }

    @Override
    public Shown showDevice(DeviceRequest request) {
        return by.showDevice(request);
    }

    @Override
    public void tell(String sentence) {
        by.tell(sentence);
    }
}
