package dev.cofferdam.servers;

import dev.cofferdam.servers.FaultyProxy.HttpCall;
import java.nio.charset.StandardCharsets;

/**
 * What services answer when they do not do it, in the form of their protocol. Source: EC2 API Reference, "Error codes";
 * IAM API Reference, "Common Error Types"; S3 API Reference, "Error responses".
 */
final class Refusals {
    private Refusals() {}

    static byte[] throttled(HttpCall call) {
        if (isEc2(call)) return refused(call, 503, "RequestLimitExceeded", "Request limit exceeded.");
        if (isS3(call)) return refused(call, 503, "SlowDown", "Please reduce your request rate.");
        return refused(call, 400, call.isJson() ? "ThrottlingException" : "Throttling", "Rate exceeded");
    }

    static byte[] denied(HttpCall call) {
        var message = "User: arn:aws:iam::123456789012:user/responder is not authorized to perform: %s"
                .formatted(call.operation());
        if (isEc2(call)) return refused(call, 403, "UnauthorizedOperation", message);
        return call.isJson()
                ? refused(call, 400, "AccessDeniedException", message)
                : refused(call, 403, "AccessDenied", message);
    }

    static byte[] expired(HttpCall call) {
        if (isEc2(call)) return refused(call, 400, "RequestExpired", "Request has expired.");
        if (isS3(call)) return refused(call, 400, "ExpiredToken", "The provided token has expired.");
        var message = "The security token included in the request is expired";
        return call.isJson()
                ? refused(call, 400, "ExpiredTokenException", message)
                : refused(call, 403, "ExpiredToken", message);
    }

    private static boolean isEc2(HttpCall call) {
        return call.service().equals("ec2");
    }

    private static boolean isS3(HttpCall call) {
        return call.service().equals("s3");
    }

    private static byte[] refused(HttpCall call, int status, String code, String message) {
        var bytes = form(call).formatted(code, message).getBytes(StandardCharsets.UTF_8);
        return """
            HTTP/1.1 %d Refused\r
            Content-Type: %s\r
            Content-Length: %d\r
            Connection: close\r
            \r
            %s\
            """.formatted(
                        status,
                        call.isJson() ? "application/x-amz-json-1.1" : "text/xml",
                        bytes.length,
                        new String(bytes, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String form(HttpCall call) {
        if (call.isJson()) return """
            {"__type":"%s","message":"%s"}\
            """;
        if (isEc2(call)) return """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response><Errors><Error><Code>%s</Code><Message>%s</Message></Error></Errors>\
            <RequestID>of-the-proxy</RequestID></Response>\
            """;
        if (isS3(call)) return """
            <?xml version="1.0" encoding="UTF-8"?>
            <Error><Code>%s</Code><Message>%s</Message><RequestId>of-the-proxy</RequestId></Error>\
            """;
        return """
            <ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>\
            <RequestId>of-the-proxy</RequestId></ErrorResponse>\
            """;
    }
}
