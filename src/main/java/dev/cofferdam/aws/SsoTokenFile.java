package dev.cofferdam.aws;

import dev.cofferdam.caselog.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Where the AWS CLI keeps a sign-in too, so that one serves both: {@code ~/.aws/sso/cache/SHA1.json}. */
final class SsoTokenFile {
    private static final Logger LOG = LoggerFactory.getLogger(SsoTokenFile.class);
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path file;

    /** @param home the user's home folder */
    SsoTokenFile(Path home, ProfileChain.SsoSession session) {
        this.file = home.resolve(Path.of(".aws", "sso", "cache", sha1(session.cacheKey()) + ".json"));
    }

    /** Empty where there is none, or none that can be read: then somebody signs in, and it is written anew. */
    Optional<SsoToken> read() {
        try {
            return SsoToken.of(Json.MAPPER.readTree(Files.readString(file)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException | JacksonException e) {
            LOG.warn("The sign-in in {} cannot be read, and is made anew", file, e);
            return Optional.empty();
        }
    }

    /** Readable by its owner only from the first moment on; never half written. */
    void write(SsoToken token) {
        try {
            Files.createDirectories(file.getParent(), rights("rwx------"));
            var fresh = Files.createTempFile(file.getParent(), ".cofferdam", ".json", rights("rw-------"));
            Files.write(fresh, token.json().getBytes(StandardCharsets.UTF_8));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // the sign-in holds all the same; it has to be made again next time
            LOG.warn("The sign-in cannot be kept in {}", file, e);
        }
    }

    private static FileAttribute<?>[] rights(String text) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }

    /** What names the file, not what protects it. */
    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
