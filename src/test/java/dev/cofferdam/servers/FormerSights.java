package dev.cofferdam.servers;

import dev.cofferdam.servers.FaultyProxy.HttpCall;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a service answered before it was changed, shown again for a while: a service whose changes are on their way.
 * Thread-safe.
 */
final class FormerSights {
    private record Question(String service, String line, String body) {
        static Question of(HttpCall call) {
            return new Question(call.service(), call.head().lines().findFirst().orElse(""), call.body());
        }
    }

    private final Map<Question, byte[]> answers = new HashMap<>();
    private final Map<String, Long> frozenUntil = new HashMap<>();

    synchronized void freeze(String service, Duration time) {
        frozenUntil.putIfAbsent(service, System.nanoTime() + time.toNanos());
    }

    synchronized void forget() {
        answers.clear();
        frozenUntil.clear();
    }

    /** The former answer while the service is frozen, or else the present one. */
    synchronized byte[] of(HttpCall call, Supplier<byte[]> present) {
        var question = Question.of(call);
        var until = frozenUntil.get(call.service());
        var former = answers.get(question);
        if (until != null && System.nanoTime() < until && former != null) return former;
        var answer = present.get();
        answers.put(question, answer);
        return answer;
    }
}
