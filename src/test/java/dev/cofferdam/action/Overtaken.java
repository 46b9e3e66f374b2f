package dev.cofferdam.action;

import dev.cofferdam.aws.AwsSession;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A session on an account in which somebody is faster: they act each time just before a certain call leaves. */
public final class Overtaken {
    private final String operation;
    private final int times;
    private final IntConsumer somebody;
    private final AtomicInteger calls = new AtomicInteger();

    private Overtaken(String operation, int times, IntConsumer somebody) {
        this.operation = operation;
        this.times = times;
        this.somebody = somebody;
    }

    /**
     * @param operation as the client's method is called: {@code updateIPSet}
     * @param times how often they do
     * @param somebody what they do, given which time it is
     */
    public static AwsSession session(AwsSession session, String operation, int times, IntConsumer somebody) {
        var overtaken = new Overtaken(operation, times, somebody);
        return proxy(AwsSession.class, (_, method, arguments) -> {
            var given = invoke(session, method, arguments);
            return method.getName().equals("client") && given != null && arguments != null
                    ? overtaken.client((Class<?>) arguments[0], given)
                    : given;
        });
    }

    private Object client(Class<?> type, Object client) {
        return proxy(type, (_, method, arguments) -> {
            if (method.getName().equals(operation)) {
                var time = calls.incrementAndGet();
                if (time <= times) somebody.accept(time);
            }
            return invoke(client, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object invoke(Object on, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
