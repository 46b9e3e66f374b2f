package dev.cofferdam.action.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ssm.MemoryScripts.Part;
import dev.cofferdam.aws.Presigning;
import dev.cofferdam.aws.SdkJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;

/** The scripts themselves, in a shell, with a tool that reads no memory and a curl that reaches nobody. */
@EnabledOnOs(OS.LINUX)
class MemoryScriptsTest {
    private static final String TOOL = "#!/bin/sh\ncp \"$IMAGE\" \"$1\"\n";

    /** Fetches the tool, and takes what is sent: its arguments, its standard input, the file. */
    private static final String CURL = """
        #!/bin/sh
        echo "$*" >> "$TAKEN/arguments"
        while [ $# -gt 0 ]; do
          case $1 in
            -o) out=$2; shift ;;
            -T) cp "$2" "$TAKEN/part-$(ls "$TAKEN" | grep -c part-)" ;;
            -K) cat >> "$TAKEN/input" ;;
          esac
          shift
        done
        [ "$out" = /dev/null ] || cp "$FETCHED" "$out"
        """;

    private static final String AWK = "#!/bin/sh\ncase $1 in *MemTotal*) echo 8192;; *) echo \"$FREE\";; esac\n";

    @TempDir
    Path folder;

    private final byte[] image = new byte[(5 << 20) / 2];
    private MemoryScripts scripts;

    private record Ended(int status, String printed, String said) {}

    @BeforeEach
    void prepare() throws IOException {
        new Random(1).nextBytes(image);
        Files.write(folder.resolve("image"), image);
        Files.writeString(folder.resolve("fetched"), TOOL);
        Files.createDirectory(folder.resolve("taken"));
        Files.createDirectory(folder.resolve("bin"));
        program("curl", CURL);
        program("awk", AWK);
        scripts = new MemoryScripts(folder.resolve("work").toString(), 1);
    }

    private void program(String name, String script) throws IOException {
        var file = Files.writeString(folder.resolve("bin").resolve(name), script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private Ended run(String script, String free) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("/bin/sh", "-c", script);
        builder.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("IMAGE", folder.resolve("image").toString());
        builder.environment().put("FETCHED", folder.resolve("fetched").toString());
        builder.environment().put("TAKEN", folder.resolve("taken").toString());
        builder.environment().put("FREE", free);
        var process = builder.redirectError(folder.resolve("said").toFile()).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed, Files.readString(folder.resolve("said")));
    }

    private Ended run(String script) throws IOException, InterruptedException {
        return run(script, "99999999");
    }

    private static MemoryTool tool(String sha256) {
        return new MemoryTool("https://tools.example.com/avml", sha256);
    }

    private static String sha256(byte[] of) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(of));
    }

    private MemoryImage captured() throws Exception {
        var ended = run(scripts.capture(tool(sha256(TOOL.getBytes(StandardCharsets.UTF_8)))));
        assertThat(ended.status()).as(ended.said()).isZero();
        return MemoryImage.of(ended.printed(), "i-1");
    }

    @Test
    void describeTheImageByTheSumsOfTheWholeAndOfEachPart() throws Exception {
        var described = captured();

        assertThat(described.size()).isEqualTo(image.length);
        assertThat(described.sha256()).isEqualTo(sha256(image));
        assertThat(described.parts()).hasSize(3);
        assertThat(described.parts().getFirst()).isEqualTo(sha256(java.util.Arrays.copyOf(image, 1 << 20)));
    }

    @Test
    void makeTheImageOnce() throws Exception {
        var first = captured();
        new Random(2).nextBytes(image);
        Files.write(folder.resolve("image"), image);

        assertThat(captured()).isEqualTo(first);
    }

    @Test
    void doNotRunAToolThatIsAnotherOne() throws Exception {
        var ended = run(scripts.capture(tool("0".repeat(64))));

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.said()).contains("it was not run");
        assertThat(folder.resolve("work")).doesNotExist();
    }

    @Test
    void doNotFillTheDisk() throws Exception {
        var ended = run(scripts.capture(tool(sha256(TOOL.getBytes(StandardCharsets.UTF_8)))), "9000");

        assertThat(ended.status()).isEqualTo(4);
        assertThat(ended.said()).contains("no room for an image of 8192 KiB: 9000 KiB are free");
        assertThat(folder.resolve("work")).doesNotExist();
    }

    @Test
    void sendThePartsThatTheyAreGivenAnAddressFor() throws Exception {
        var described = captured();
        var ended = run(scripts.send(described, signed(described)));

        assertThat(ended.status()).as(ended.said()).isZero();
        var taken = new ByteArrayOutputStream();
        for (var number = 0; number < 3; number++)
            taken.writeBytes(Files.readAllBytes(folder.resolve("taken/part-" + number)));
        assertThat(taken.toByteArray()).isEqualTo(image);
        assertThat(Files.readString(folder.resolve("taken/input")))
                .contains("header = \"x-amz-checksum-sha256: " + described.partSum(3))
                .contains("partNumber=3");
        // every user of the machine sees them
        assertThat(Files.readString(folder.resolve("taken/arguments"))).doesNotContain("X-Amz-Signature");
        assertThat(folder.resolve("work/part")).doesNotExist();
    }

    @Test
    void leaveNothingBehind() throws Exception {
        captured();

        assertThat(run(scripts.remove()).printed()).isEqualTo("cofferdam-end\n");
        assertThat(folder.resolve("work")).doesNotExist();
    }

    private static List<Part> signed(MemoryImage image) {
        var signing = new Presigning(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")), null, false, false);
        return IntStream.rangeClosed(1, image.parts().size())
                .mapToObj(number -> {
                    var part = UploadPartRequest.builder()
                            .bucket("evidence")
                            .key("case/memory.lime")
                            .uploadId("u")
                            .partNumber(number)
                            .checksumSHA256(image.partSum(number))
                            .build();
                    return new Part(number, signing.part(part, "us-east-1", Duration.ofHours(1)));
                })
                .toList();
    }

    @Test
    void areNotRecordedWithTheirAddresses() throws Exception {
        var described = captured();
        var request = SendCommandRequest.builder()
                .parameters(Map.of("commands", List.of(scripts.send(described, signed(described)))))
                .build();

        assertThat(SdkJson.of(request).toString()).doesNotContain("X-Amz", "uploadId");
    }

    @Test
    void areGivenAddressesThatShowNothing() throws Exception {
        assertThat(signed(captured()).toString()).doesNotContain("http", "Signature");
    }
}
