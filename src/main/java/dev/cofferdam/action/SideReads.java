package dev.cofferdam.action;

import dev.cofferdam.aws.AwsError.Category;
import dev.cofferdam.aws.AwsErrors;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Reads that may fail without the rest being worth less: one that is refused, and one of a service that is down, which
 * must not hold up the work on another. What is not known is kept by name and reason, because "you may not know" must
 * never look like "there is none". What a short wait or signing in puts right (throttled, signed out, cancelled) is not
 * kept but thrown.
 */
public final class SideReads {
    /** Asking again would not help, or not soon: the SDK has tried a service that is down more than once already. */
    private static final Set<Category> DONE_WITHOUT =
            EnumSet.of(Category.DENIED, Category.NOT_SIMULATED, Category.SERVICE, Category.UNREACHABLE);

    private final List<String> unknown = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    /**
     * @param names what is not known when the read fails
     * @param otherwise stands for it then
     */
    public <T> T read(List<String> names, T otherwise, Supplier<T> read) {
        try {
            return read.get();
        } catch (SdkException e) {
            var error = AwsErrors.explain(e);
            if (!DONE_WITHOUT.contains(error.category())) throw e;
            unknown.addAll(names);
            reasons.add("Not known: %s. %s".formatted(String.join(", ", names), error.message()));
            return otherwise;
        }
    }

    /**
     * As {@link #read}, of what is put to use while it is read.
     *
     * @param name what is not known, or not all of it, when the read fails
     */
    public void run(String name, Runnable read) {
        read(List.of(name), name, () -> {
            read.run();
            return name;
        });
    }

    /** The names, in the order of reading. */
    public List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** One text for each failed read, saying what is missing, why, and what to do. */
    public List<String> reasons() {
        return List.copyOf(reasons);
    }
}
