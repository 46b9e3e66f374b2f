package dev.cofferdam.report;

import static dev.cofferdam.report.SampleCases.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.AwsCall;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class AwsCliCommandTest {
    private static LogRecord record(String type, String service, String operation, ObjectNode body) {
        var call = new AwsCall(service, operation, "111122223333", "eu-west-1", null, 200, null, 1, 9L);
        return SampleCases.logged(7, Draft.of(type, ORIGIN).aws(call).with("a call", body));
    }

    private static LogRecord read(String service, String operation, String request) {
        return record("aws.read", service, operation, Json.object().set("request", Json.MAPPER.readTree(request)));
    }

    private static AwsCliCommand command(LogRecord logged) {
        return AwsCliCommand.of(logged, Optional.empty()).orElseThrow();
    }

    @Test
    void isTheCallWithItsRequest() {
        assertThat(command(read(
                        "ec2",
                        "DescribeInstances",
                        "{\"InstanceIds\":[\"i-1\"],\"Filters\":[{\"Name\":\"tag:env\",\"Values\":[\"prod\"]}]}")))
                .isEqualTo(new AwsCliCommand(
                        "aws ec2 describe-instances --region eu-west-1 --cli-input-json"
                            + " '{\"InstanceIds\":[\"i-1\"],\"Filters\":[{\"Name\":\"tag:env\",\"Values\":[\"prod\"]}]}'",
                        true));
    }

    @Test
    void needsNoInputForAnEmptyRequest() {
        assertThat(command(read("sts", "GetCallerIdentity", "{}")).text())
                .isEqualTo("aws sts get-caller-identity --region eu-west-1");
    }

    @Test
    void thereIsNoneForWhatIsNoCall() {
        assertThat(AwsCliCommand.of(SampleCases.logged(1, SampleCases.saying("hello")), Optional.empty()))
                .isEmpty();
    }

    @Nested
    class OfAnAnswer {
        private final LogRecord answered = record(
                "aws.answered",
                "iam",
                "UpdateAccessKey",
                Json.object().put("outcome", "succeeded").put("intended", 6));

        @Test
        void theRequestIsInTheRecordThatItNames() {
            assertThat(AwsCliCommand.intendedBy(answered)).hasValue(6);
            var intended = record(
                    "aws.intended",
                    "iam",
                    "UpdateAccessKey",
                    Json.object()
                            .set(
                                    "request",
                                    Json.object().put("AccessKeyId", "AKIA1").put("Status", "Inactive")));
            assertThat(AwsCliCommand.of(answered, Optional.of(intended)).orElseThrow())
                    .isEqualTo(new AwsCliCommand(
                            "aws iam update-access-key --region eu-west-1 --cli-input-json"
                                    + " '{\"AccessKeyId\":\"AKIA1\",\"Status\":\"Inactive\"}'",
                            true));
        }

        @Test
        void withoutThatRecordItIsNoCommandToRun() {
            var command = command(answered);
            assertThat(command.complete()).isFalse();
            assertThat(command.text()).isEqualTo("""
                # Incomplete: the request is not in the log.
                # aws iam update-access-key --region eu-west-1 --cli-input-json file://request.json\
                """);
        }
    }

    @Nested
    class WhereTheLogDoesNotHaveAll {
        @Test
        void secretsAreNamedAndTheCommandIsAComment() {
            var command = command(read(
                    "ec2",
                    "RunInstances",
                    "{\"UserData\":\"[redacted]\",\"Tags\":[{\"Key\":\"Password\",\"Value\":\"[redacted]\"}]}"));
            assertThat(command.complete()).isFalse();
            assertThat(command.text().lines()).allMatch(line -> line.startsWith("# "));
            assertThat(command.text())
                    .startsWith("# Incomplete: UserData is a secret and not in the log, Tags.0.Value is a secret and");
        }

        @Test
        void aSecretInsideATextCountsToo() {
            assertThat(command(read("sns", "Subscribe", "{\"Endpoint\":\"https://x?X-Amz-Signature=[redacted]&a=1\"}"))
                            .complete())
                    .isFalse();
        }

        @Test
        void bytesAndCutTextsAreNamed() {
            var hash = "0".repeat(64);
            var command = command(read(
                    "lambda",
                    "Invoke",
                    "{\"Payload\":{\"bytes\":12,\"sha256\":\"" + hash + "\"},\"Big\":\"abc… [2,345 characters, SHA-256 "
                            + hash + "]\"}"));
            assertThat(command.text())
                    .startsWith("# Incomplete: Payload is 12 bytes that are not in the log, Big was cut in the log.\n");
        }

        @Test
        void aRequestThatWasOnlyCountedIsNotMadeUp() {
            var command = command(
                    read("iam", "PutRolePolicy", "{\"shortened_from_characters\":20000,\"counts\":{},\"ids\":[]}"));
            assertThat(command.text()).isEqualTo("""
                # Incomplete: the request had 20000 characters and is not in the log.
                # aws iam put-role-policy --region eu-west-1 --cli-input-json file://request.json\
                """);
        }

        @Test
        void anUnknownServiceIsSaidToBeOne() {
            var command = command(read("sagemaker", "ListModels", "{}"));
            assertThat(command.text()).isEqualTo("""
                # Incomplete: the CLI may call the service sagemaker something else.
                # aws sagemaker list-models --region eu-west-1\
                """);
        }
    }

    @Nested
    class InAShell {
        @Test
        void quotesStayInsideTheWord() {
            assertThat(AwsCliCommand.quoted("it's; rm -rf ~ $(x) `y` !z"))
                    .isEqualTo("'it'\\''s; rm -rf ~ $(x) `y` !z'");
            assertThat(AwsCliCommand.quoted("")).isEqualTo("''");
            assertThat(AwsCliCommand.quoted("-x")).isEqualTo("'-x'");
            assertThat(AwsCliCommand.quoted("us-east-1")).isEqualTo("us-east-1");
        }

        @Test
        void nothingHidesAndNoLineBreaks() {
            var command = command(read("iam", "TagUser", "{\"UserName\":\"a\\nb\\u202e\\u007f é\"}"));
            assertThat(command.text()).isASCII().doesNotContain("\n").contains("a\\nb\\u202E\\u007F \\u00E9");
        }

        @Test
        void aHostileNameCannotLeaveTheComment() {
            var command = command(read("iam", "TagUser", "{\"x\\n'rm -rf ~\":\"[redacted]\"}"));
            assertThat(command.text().lines()).hasSize(2).allMatch(line -> line.startsWith("# "));
            assertThat(command.text().lines().findFirst().orElseThrow()).contains("x??rm -rf ?");
        }

        @Test
        void aHostileServiceOrRegionIsQuoted() {
            var call = new AwsCall("ec2;x", "DescribeX", "1", "eu;reboot", null, null, null, null, null);
            var logged = SampleCases.logged(
                    1,
                    Draft.of("aws.read", ORIGIN)
                            .aws(call)
                            .with("x", Json.object().set("request", Json.object())));
            assertThat(command(logged).text()).contains("'ec2;x'").contains("'eu;reboot'");
        }
    }
}
