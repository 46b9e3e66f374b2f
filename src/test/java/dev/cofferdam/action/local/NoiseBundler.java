package dev.cofferdam.action.local;

import dev.cofferdam.action.CaseBundler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Makes bundles of so many bytes, no two alike, as no two real ones are: they say when they were made. */
public final class NoiseBundler implements CaseBundler {
    private final int size;
    private final AtomicLong made = new AtomicLong();

    public NoiseBundler(int size) {
        this.size = size;
    }

    /** How many there were so far. */
    public long made() {
        return made.get();
    }

    @Override
    public Tip tip(String caseId) {
        throw new UnsupportedOperationException("an action's bundle does not end with its own records");
    }

    @Override
    public Tip tip(String caseId, long seq) {
        return new Tip(seq, "%064x".formatted(seq));
    }

    @Override
    public void bundle(String caseId, Tip upTo, boolean withEvidence, OutputStream to) throws IOException {
        var noise = new byte[size];
        new Random(made.incrementAndGet()).nextBytes(noise);
        to.write(noise);
    }
}
