package dev.cofferdam.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What the actions of these tests read and change: names with values, and what goes wrong. */
final class World {
    final Map<String, String> values = new TreeMap<>();
    /** Every change that took effect, in order. */
    final List<String> effects = new ArrayList<>();

    private final Deque<Runnable> beforeChange = new ArrayDeque<>();
    private final Deque<Runnable> afterChange = new ArrayDeque<>();
    private final Deque<Runnable> beforeRead = new ArrayDeque<>();

    synchronized String read(String name) {
        if (!beforeRead.isEmpty()) beforeRead.poll().run();
        return values.getOrDefault(name, "");
    }

    synchronized void write(String name, String value) {
        if (!beforeChange.isEmpty()) beforeChange.poll().run();
        if (value.isEmpty()) values.remove(name);
        else values.put(name, value);
        effects.add(name + "=" + value);
        if (!afterChange.isEmpty()) afterChange.poll().run();
    }

    /** The next read fails. */
    void nextReadFails(RuntimeException e) {
        beforeRead.add(() -> {
            throw e;
        });
    }

    /** The change after as many that go well fails, before it takes effect. */
    void changeFails(int after, RuntimeException e) {
        for (var i = 0; i < after; i++) beforeChange.add(() -> {});
        beforeChange.add(() -> {
            throw e;
        });
    }

    /** The answer to the next change is lost after it took effect. */
    void nextAnswerIsLost() {
        afterChange.add(() -> {
            throw lost();
        });
    }

    /** Something happens just before the next change. */
    void beforeNextChange(Runnable what) {
        beforeChange.add(what);
    }

    static RuntimeException lost() {
        return SdkClientException.create("broken", new java.net.SocketException("Connection reset"));
    }
}
