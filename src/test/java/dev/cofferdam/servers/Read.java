package dev.cofferdam.servers;

import java.util.Map;

/**
 * A reading call, in the words that all SDKs share: AWS's own names of operations and members.
 *
 * @param service as boto3 calls it: {@code ec2}, {@code elbv2}
 * @param operation {@code DescribeInstances}
 * @param parameters by member name
 */
record Read(String service, String operation, Map<String, Object> parameters) {
    Read {
        parameters = Map.copyOf(parameters);
    }

    Read(String service, String operation, String parameter, Object value) {
        this(service, operation, Map.of(parameter, value));
    }
}
