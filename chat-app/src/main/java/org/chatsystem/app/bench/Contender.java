package org.chatsystem.app.bench;

import picocli.CommandLine.Option;

/** One of the servers that are compared. */
final class Contender extends ServerOptions {
  @Option(
      names = "--server",
      required = true,
      description = "what the server of the options that follow is called")
  String name;
}
