package org.chatsystem.core.port.out;

import java.util.concurrent.CompletionStage;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event;

/**
 * Carries events to the instances that listen: fast but forgetful. What must not be lost is in the
 * {@link MessageLog}, and an instance that may have missed something is told so. One bus object is
 * one instance's end of it. Safe for concurrent use.
 */
public interface MessageBus {
  /** What an instance does with what it hears. */
  interface Listener {
    /**
     * An event has come. Called by one thread at a time, in the order in which one publisher
     * published, once for each channel it came by (the same object, if nothing came between); must
     * be quick and must not block, for all that the instance hears waits behind it.
     */
    void heard(Channel channel, Event event);

    /**
     * The bus was cut off for a while and hears again: anything may have been missed. Must not
     * block.
     */
    void restored();
  }

  /** Begins to hear, on behalf of this one listener. Called once, before anything else. */
  void start(Listener listener);

  /**
   * Listens to a channel. Once the stage completes, every later publish on any instance is heard;
   * after a lost connection the channel is listened to again without being asked. Subscribing twice
   * is once. Fails with {@link UnavailableException} if that cannot be confirmed in time, and then
   * does not listen.
   */
  CompletionStage<Void> subscribe(Channel channel);

  /** Stops listening to a channel; what is under way may still be heard. */
  void unsubscribe(Channel channel);

  /**
   * Hands an event over and returns; whether anyone heard it is not known. May throw {@link
   * UnavailableException}.
   */
  void publish(Channel channel, Event event);
}
