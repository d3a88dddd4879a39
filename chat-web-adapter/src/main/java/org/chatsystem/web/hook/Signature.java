package org.chatsystem.web.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chatsystem.core.model.WebhookSecret;

/**
 * Signs a call as the Standard Webhooks specification has it (version 1.0.0, symmetric): an HMAC
 * with SHA-256 over id, timestamp and body, so that none of the three can be changed and an old
 * call cannot be sent once more as a new one.
 */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v1,";

  private Signature() {}

  /**
   * What stands in {@code webhook-signature}.
   *
   * @param timestamp in seconds since 1970
   */
  static String of(WebhookSecret secret, String id, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HMAC with SHA-256", e);
    }
  }
}
