package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.services.account.model.AlternateContact;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputResponse;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.guardduty.model.RemoteIpDetails;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.CreateLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

class SdkJsonTest {
    private static final String SECRET = "hunter2-wJalrXUtnFEMI";

    @Nested
    class AnOrdinaryModel {
        @Test
        void keepsNamesListsNumbersAndTimes() {
            var json = SdkJson.of(RunInstancesRequest.builder()
                    .imageId("ami-1")
                    .minCount(2)
                    .securityGroupIds("sg-1", "sg-2")
                    .disableApiTermination(true)
                    .build());

            assertThat(json.toString())
                    .isEqualTo(
                            "{\"ImageId\":\"ami-1\",\"MinCount\":2,\"SecurityGroupIds\":[\"sg-1\",\"sg-2\"],\"DisableApiTermination\":true}");
            assertThat(SdkJson.of(GetConsoleOutputResponse.builder()
                                    .timestamp(Instant.parse("2026-11-23T10:00:00Z"))
                                    .build())
                            .path("Timestamp")
                            .asString())
                    .isEqualTo("2026-11-23T10:00:00Z");
        }

        @Test
        void keepsTheAttackersAddressThoughTheModelMarksItSensitive() {
            assertThat(SensitiveMembers.of(RemoteIpDetails.class)).contains("IpAddressV4");
            assertThat(SdkJson.of(RemoteIpDetails.builder()
                                    .ipAddressV4("198.51.100.7")
                                    .build())
                            .toString())
                    .contains("198.51.100.7");
        }

        @Test
        void tellsLengthAndHashOfBytes() {
            var json = SdkJson.of(new Pojo<>("Blob", MarshallingType.SDK_BYTES, SdkBytes.fromUtf8String("abc")));

            assertThat(json.at("/Blob/bytes").asInt()).isEqualTo(3);
            assertThat(json.at("/Blob/sha256").asString()).startsWith("ba7816bf");
        }

        @Test
        void cutsLongTextsForTheLogOnly() {
            var output =
                    GetConsoleOutputResponse.builder().output("x".repeat(5000)).build();

            assertThat(SdkJson.of(output).path("Output").asString()).hasSize(5000);
            assertThat(SdkJson.brief(output).path("Output").asString())
                    .hasSizeLessThan(400)
                    .contains("5,000 characters");
        }
    }

    @Nested
    class WhatIsAboutASecret {
        @Test
        void staysInAStructureThatIsNamedAfterIt() {
            var instance = DBInstance.builder()
                    .masterUserSecret(s -> s.secretArn("arn:aws:secretsmanager:eu-west-1:111122223333:secret:rds!db-1")
                            .secretStatus("active")
                            .kmsKeyId("arn:aws:kms:eu-west-1:111122223333:key/1"))
                    .build();

            assertThat(SdkJson.of(instance).path("MasterUserSecret").toString())
                    .isEqualTo("{\"SecretArn\":\"arn:aws:secretsmanager:eu-west-1:111122223333:secret:rds!db-1\","
                            + "\"SecretStatus\":\"active\",\"KmsKeyId\":\"arn:aws:kms:eu-west-1:111122223333:key/1\"}");
        }

        @Test
        void staysInJsonThatIsCarriedAsText() {
            var event = Event.builder()
                    .cloudTrailEvent("{\"responseElements\":{\"masterUserSecret\":{\"secretArn\":\"arn:secret\","
                            + "\"value\":\"" + SECRET + "\",\"nested\":{\"id\":\"s-1\",\"text\":\"" + SECRET + "\"}},"
                            + "\"manageMasterUserPassword\":true}}")
                    .build();

            assertThat(SdkJson.of(event).toString())
                    .contains("arn:secret", "s-1", "\\\"manageMasterUserPassword\\\":true")
                    .doesNotContain(SECRET);
        }

        @Test
        void doesNotLetThroughWhatItsNameDoesNotTell() {
            var held = Map.of("SecretArn", "arn:secret", "Value", SECRET, "Note", SECRET, "Password", SECRET);

            assertThat(SdkJson.of(new Pojo<>("ConnectionSecret", MarshallingType.MAP, held))
                            .toString())
                    .contains("arn:secret")
                    .doesNotContain(SECRET);
            assertThat(SdkJson.of(new Pojo<>("OldSecret", MarshallingType.LIST, List.of(SECRET)))
                            .toString())
                    .doesNotContain(SECRET);
            assertThat(SdkJson.of(new Pojo<>("NewSecret", MarshallingType.SDK_BYTES, SdkBytes.fromUtf8String(SECRET)))
                            .toString())
                    .isEqualTo("{\"NewSecret\":\"[redacted]\"}");
        }

        @Test
        void isWhetherThereIsOne() {
            var policy =
                    PasswordPolicy.builder().allowUsersToChangePassword(true).build();

            assertThat(SdkJson.of(policy).path("AllowUsersToChangePassword").asBoolean())
                    .isTrue();
        }

        @Test
        void isTheAddressOfAContactThoughTheModelMarksIt() {
            assertThat(SensitiveMembers.of(AlternateContact.class)).contains("EmailAddress");
            var contact = AlternateContact.builder()
                    .emailAddress("security@example.com")
                    .phoneNumber("+1 555 0100")
                    .build();

            assertThat(SdkJson.of(contact).toString())
                    .contains("security@example.com")
                    .doesNotContain("555");
        }

        @Test
        void isTheKeyThatAnObjectIsEncryptedWith() {
            var head = HeadObjectResponse.builder()
                    .ssekmsKeyId("arn:aws:kms:eu-west-1:111122223333:key/1")
                    .build();

            assertThat(SdkJson.of(head).toString()).contains("key/1");
        }
    }

    @Nested
    class ASecret {
        @Test
        void marksWhatTheModelMarks() {
            assertThat(SensitiveMembers.of(RunInstancesRequest.class)).containsExactly("UserData");
            assertThat(SensitiveMembers.of(SendCommandRequest.class)).containsExactly("Parameters");
        }

        @Test
        void isTakenOutOfWhatTheModelMarks() {
            hides(RunInstancesRequest.builder().userData(SECRET).build());
            hides(CreateLoginProfileRequest.builder()
                    .userName("u")
                    .password(SECRET)
                    .build());
            hides(SendCommandRequest.builder()
                    .parameters(Map.of("commands", List.of(SECRET)))
                    .build());
        }

        @Test
        void isTakenOutOfNestedModels() {
            hides(CreateAccessKeyResponse.builder()
                    .accessKey(
                            k -> k.accessKeyId("AKIA").secretAccessKey(SECRET).status(StatusType.ACTIVE))
                    .build());
            hides(AssumeRoleResponse.builder()
                    .credentials(c -> c.secretAccessKey(SECRET).sessionToken(SECRET))
                    .build());
            hides(DescribeInstanceAttributeResponse.builder()
                    .userData(d -> d.value(SECRET))
                    .build());
        }

        @Test
        void isTakenOutOfLists() {
            hides(GetParametersResponse.builder()
                    .parameters(Parameter.builder().name("db").value(SECRET).build())
                    .build());
            hides(DescribeLaunchTemplateVersionsResponse.builder()
                    .launchTemplateVersions(LaunchTemplateVersion.builder()
                            .launchTemplateData(d -> d.userData(SECRET))
                            .build())
                    .build());
        }

        @Test
        void isTakenOutOfMapsByTheNameOfItsKey() {
            var map = new Pojo<>("Options", MarshallingType.MAP, Map.of("db_password", SECRET, "engine", "mysql"));

            hides(map);
            assertThat(SdkJson.of(map).at("/Options/engine").asString()).isEqualTo("mysql");
        }

        @Test
        void isTakenOutOfEnvironmentsWhoseNamesStay() {
            hides(new Pojo<>("Variables", MarshallingType.MAP, Map.of("HARMLESS", SECRET)));
            hides(new Pojo<>(
                    "Environment",
                    MarshallingType.LIST,
                    List.of(Tag.builder().key("HARMLESS").value(SECRET).build())));
            assertThat(SdkJson.of(new Pojo<>("Variables", MarshallingType.MAP, Map.of("HARMLESS", SECRET)))
                            .toString())
                    .contains("HARMLESS");
        }

        @Test
        void isTakenOutOfPairs() {
            hides(Tag.builder().key("DB_PASSWORD").value(SECRET).build());
        }

        @Test
        void isTakenOutOfJsonThatIsCarriedAsText() {
            hides(Event.builder()
                    .eventId("1")
                    .cloudTrailEvent("{\"responseElements\":{\"credentials\":[{\"sessionToken\":\"" + SECRET
                            + "\"}]},\"requestParameters\":{\"policy\":\"{\\\"password\\\":\\\"" + SECRET + "\\\"}\"}}")
                    .build());
        }

        @Test
        void isTakenOutOfSignedAddressesAndPrivateKeys() {
            hides(Tag.builder()
                    .key("url")
                    .value("https://b.s3.amazonaws.com/o?X-Amz-Security-Token=" + SECRET + "&X-Amz-Signature=" + SECRET)
                    .build());
            hides(GetConsoleOutputResponse.builder()
                    .output("boot\n-----BEGIN RSA PRIVATE KEY-----\n" + SECRET + "\n-----END RSA PRIVATE KEY-----\nok")
                    .build());
        }

        private void hides(SdkPojo model) {
            for (Function<SdkPojo, ?> way : List.<Function<SdkPojo, ?>>of(SdkJson::of, SdkJson::brief)) {
                assertThat(way.apply(model).toString()).contains("[redacted]").doesNotContain(SECRET);
            }
        }
    }

    /** A model with one member, for what no client on the class path has. */
    private record Pojo<T>(String name, MarshallingType<? super T> type, T value) implements SdkPojo {
        @Override
        public List<SdkField<?>> sdkFields() {
            return List.of(SdkField.<T>builder(type)
                    .memberName(name)
                    .getter(_ -> value)
                    .setter((_, _) -> {})
                    .traits(LocationTrait.builder()
                            .location(MarshallLocation.PAYLOAD)
                            .locationName(name)
                            .build())
                    .build());
        }
    }
}
