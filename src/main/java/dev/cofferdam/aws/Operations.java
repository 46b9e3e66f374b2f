package dev.cofferdam.aws;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.sync.RequestBody;

/** What a client interface's methods are, and which of AWS's operations only read. */
final class Operations {
    /**
     * Verbs that only read in every service. Whatever begins otherwise counts as changing: recorded once too often is
     * harmless, a change that was not announced is not.
     */
    private static final Set<String> READING = Set.of(
            "Describe", "Get", "List", "Lookup", "Search", "Simulate", "Decode", "Head", "Query", "Scan", "Select");

    /**
     * Reads by name, but hands out credentials that live on: {@code sts:GetSessionToken}, {@code ssm:GetAccessToken}.
     */
    private static final Pattern ISSUING = Pattern.compile("Get[A-Za-z]*Token");

    private static final Pattern VERB = Pattern.compile("[A-Z][a-z0-9]*");

    private Operations() {}

    /** Whether a method sends one request, with the bytes that are uploaded or without: the others lead to it. */
    static boolean sends(Method method) {
        var types = method.getParameterTypes();
        return (types.length == 1 || (types.length == 2 && types[1].equals(RequestBody.class)))
                && AwsRequest.class.isAssignableFrom(types[0])
                && AwsResponse.class.isAssignableFrom(method.getReturnType());
    }

    /** As in the API and in IAM: {@code DescribeInstances}. */
    static String name(Method method) {
        var name = method.getName();
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    static boolean changes(String operation) {
        var verb = VERB.matcher(operation);
        return !verb.lookingAt()
                || !READING.contains(verb.group())
                || ISSUING.matcher(operation).matches();
    }
}
