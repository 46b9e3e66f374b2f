package dev.cofferdam.action;

import dev.cofferdam.aws.AwsError.Category;
import dev.cofferdam.aws.AwsErrors;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Reads that may be refused without the rest being worth less. What was refused is kept by name and reason, because
 * "you may not know" must never look like "there is none". What may go better another time (throttled, unreachable,
 * signed out) is not kept but thrown.
 */
public final class SideReads {
    /** Asking again would not help. */
    private static final Set<Category> FINAL = EnumSet.of(Category.DENIED, Category.NOT_SIMULATED);

    private final List<String> unknown = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    /**
     * @param names what is not known when the read is refused
     * @param otherwise stands for it then
     */
    public <T> T read(List<String> names, T otherwise, Supplier<T> read) {
        try {
            return read.get();
        } catch (AwsServiceException e) {
            var error = AwsErrors.explain(e);
            if (!FINAL.contains(error.category())) throw e;
            unknown.addAll(names);
            reasons.add("Not known: %s. %s".formatted(String.join(", ", names), error.message()));
            return otherwise;
        }
    }

    /** The names, in the order of reading. */
    public List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** One text for each refused read, saying what is missing, why, and what to do. */
    public List<String> reasons() {
        return List.copyOf(reasons);
    }
}
