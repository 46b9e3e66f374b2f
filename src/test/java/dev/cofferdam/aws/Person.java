package dev.cofferdam.aws;

import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who sits there, with codes at hand. Without one left they cancel. */
final class Person implements SignInPrompts {
    final List<MfaRequest> asked = new CopyOnWriteArrayList<>();
    final List<DeviceRequest> shown = new CopyOnWriteArrayList<>();
    final List<String> told = new CopyOnWriteArrayList<>();
    final Deque<String> codes = new ConcurrentLinkedDeque<>();
    volatile boolean callsOff;
    volatile boolean stillShown;
    volatile Runnable whenAsked = () -> {};

    @Override
    public Optional<String> mfaCode(MfaRequest request) {
        asked.add(request);
        whenAsked.run();
        return Optional.ofNullable(codes.poll());
    }

    @Override
    public Shown showDevice(DeviceRequest request) {
        shown.add(request);
        stillShown = true;
        return new Shown() {
            @Override
            public boolean cancelled() {
                return callsOff;
            }

            @Override
            public void close() {
                stillShown = false;
            }
        };
    }

    @Override
    public void tell(String sentence) {
        told.add(sentence);
    }
}
