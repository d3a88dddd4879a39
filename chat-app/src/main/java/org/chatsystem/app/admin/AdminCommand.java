package org.chatsystem.app.admin;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.Username;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code admin}: holds the commands that work on the store. */
@Command(
    name = "admin",
    mixinStandardHelpOptions = true,
    header = "Looks after accounts, groups and messages in Redis, beside running servers.",
    description = {
      "Works on the Redis that the settings of a server name (REDIS_ADDR, CHAT_REDIS_PREFIX, …)."
    },
    footer = {"", "Exit status: 0 done, 1 refused or failed, 2 a wrong option or setting."})
public final class AdminCommand implements Runnable {
  @Spec private CommandSpec spec;

  private AdminCommand() {}

  /**
   * The command with those below it.
   *
   * @param premises what is administered; throws {@link AdminFault} if there is nothing
   * @param durations reads times as the settings have them
   */
  public static CommandLine line(
      Supplier<Premises> premises, Function<String, Duration> durations, Console console) {
    return new CommandLine(new AdminCommand())
        .addSubcommand(new UsersCommand(premises, console))
        .addSubcommand(new AccountCommands.Disable(premises, console))
        .addSubcommand(new AccountCommands.Enable(premises, console))
        .addSubcommand(new AccountCommands.Revoke(premises, console))
        .addSubcommand(new DeleteGroupCommand(premises, console))
        .addSubcommand(new ConversationsCommand(premises, console))
        .addSubcommand(new TrimCommand(premises, console))
        .addSubcommand(new ExportCommand(premises, console))
        .addSubcommand(new ImportCommand(premises, console))
        .registerConverter(Duration.class, checked(durations))
        .registerConverter(Conversation.class, checked(Conversation::ofKey))
        .registerConverter(Username.class, checked(Username::of))
        .registerConverter(GroupName.class, checked(GroupName::of))
        .registerConverter(NamePrefix.class, checked(NamePrefix::of));
  }

  private static <T> ITypeConverter<T> checked(Function<String, T> parser) {
    return text -> {
      try {
        return parser.apply(text);
      } catch (InvalidValueException | IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "admin needs to be told what to do");
  }
}
