package org.chatsystem.web.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.util.function.Supplier;
import org.chatsystem.core.model.Rate;

/** Makes each bucket when it is first needed: most connections only listen. */
final class BucketPace implements Pace {
  private final Limits limits;
  private final TimeMeter clock;
  private final Supplier<Bucket> ofUser;
  private Bucket frames;
  private Bucket sends;
  private Bucket ephemeral;
  private Bucket resumes;

  /**
   * @param ofUser what all connections of the user take their sends from
   */
  BucketPace(Limits limits, TimeMeter clock, Supplier<Bucket> ofUser) {
    this.limits = limits;
    this.clock = clock;
    this.ofUser = ofUser;
  }

  @Override
  public boolean mayGoOn() {
    frames = frames != null ? frames : bucket(limits.frames());
    return frames.tryConsume(1);
  }

  @Override
  public void send() {
    sends = sends != null ? sends : ofUser.get();
    take(sends);
  }

  @Override
  public void ephemeral() {
    ephemeral = ephemeral != null ? ephemeral : bucket(limits.ephemeral());
    take(ephemeral);
  }

  @Override
  public void resume() {
    resumes = resumes != null ? resumes : bucket(limits.resumes());
    take(resumes);
  }

  private Bucket bucket(Rate rate) {
    return LocalBuckets.bucket(rate, clock);
  }

  private static void take(Bucket bucket) {
    RateLimits.refuseIfPositive(LocalBuckets.take(bucket));
  }
}
