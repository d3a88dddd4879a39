package org.chatsystem.core.usecase;

import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chatsystem.core.desk.DeliveryDesk;
import org.chatsystem.core.desk.DeskLimits;
import org.chatsystem.core.port.in.AdmitBot;
import org.chatsystem.core.port.in.AdmitUser;
import org.chatsystem.core.port.in.BlockUsers;
import org.chatsystem.core.port.in.BrowseGroups;
import org.chatsystem.core.port.in.ChangeMembers;
import org.chatsystem.core.port.in.ChangeMessage;
import org.chatsystem.core.port.in.ChangePassword;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.CheckSession;
import org.chatsystem.core.port.in.ConnectUser;
import org.chatsystem.core.port.in.CreateGroup;
import org.chatsystem.core.port.in.DeleteGroup;
import org.chatsystem.core.port.in.EditGroup;
import org.chatsystem.core.port.in.EditProfile;
import org.chatsystem.core.port.in.FindUser;
import org.chatsystem.core.port.in.ListConversations;
import org.chatsystem.core.port.in.ListSessions;
import org.chatsystem.core.port.in.ListUsers;
import org.chatsystem.core.port.in.LogIn;
import org.chatsystem.core.port.in.LogOut;
import org.chatsystem.core.port.in.ManageBots;
import org.chatsystem.core.port.in.NoteReceipt;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.in.RefreshSession;
import org.chatsystem.core.port.in.SearchMessages;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.core.port.in.ShowReceipts;
import org.chatsystem.core.port.in.ShowTyping;
import org.chatsystem.core.port.in.SignUp;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Monitor;
import org.chatsystem.core.port.out.PasswordHasher;
import org.chatsystem.core.port.out.UnavailableException;

/** Puts the use cases together over a backend: the one way to make a {@link Chat}. */
public final class UseCases {
  /** What waits for the store in the background: refusals to explain, broadcasts to count. */
  private static final int MOST_WAITING = 10_000;

  private static final int CHANGING_THREADS = 4;

  private UseCases() {}

  /**
   * A chat over this backend, with standard limits. Begins to listen at once.
   *
   * @throws org.chatsystem.core.port.out.UnavailableException if the store is away
   */
  public static Chat over(Backend backend, PasswordHasher hasher, ChatRules rules) {
    return over(backend, hasher, rules, Monitor.NONE);
  }

  /** The same, with someone who is told what happens. */
  public static Chat over(
      Backend backend, PasswordHasher hasher, ChatRules rules, Monitor monitor) {
    return over(backend, hasher, rules, DeskLimits.standard(), monitor, InstantSource.system());
  }

  /**
   * A chat over this backend.
   *
   * @param clock tells when accounts and groups are made; messages have the store's time
   */
  public static Chat over(
      Backend backend,
      PasswordHasher hasher,
      ChatRules rules,
      DeskLimits limits,
      Monitor monitor,
      InstantSource clock) {
    var sessions = new SessionService(backend.sessions(), backend.users());
    var accounts = new AccountService(backend.users(), hasher, sessions, clock);
    var own =
        new OwnAccountService(backend.users(), backend.presence(), backend.sessions(), hasher);
    var sight = new Sight(backend.presence(), backend.blocks());
    var people = new PeopleService(backend.users(), sight);
    var bots = new BotService(backend, clock);
    var access = new Access(backend);
    var groups = new GroupService(backend, sight, rules.groups(), clock);
    var owners = new GroupOwnersService(backend.groups());
    ExecutorService background = background();
    var receipts = new ReceiptService(backend.readMarkers(), access, background);
    var typing = new TypingService(backend, access, background);
    var lanes = new Lanes("chat-changes", CHANGING_THREADS);
    return new Assembled(
        accounts,
        accounts,
        sessions,
        sessions,
        sessions,
        sessions,
        own,
        own,
        bots,
        accounts,
        people,
        people,
        new BlockService(backend, sight),
        new SendMessageService(backend, access, rules, monitor, background),
        new ChangeMessageService(backend.changes(), access, rules, lanes),
        new HistoryService(backend.log(), access),
        new SearchService(backend.log(), access, SearchLimits.STANDARD),
        new ConversationService(backend, access),
        receipts,
        typing,
        groups,
        owners,
        owners,
        groups,
        new ChangeMembersService(
            backend.groups(), backend.users(), backend.blocks(), rules.groups()),
        new DeliveryDesk(backend, limits, monitor),
        lanes,
        background);
  }

  /** One thread, so that what is asked there is asked in order. Too much is refused at once. */
  private static ExecutorService background() {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MOST_WAITING),
        UseCases::daemon,
        (task, pool) -> {
          throw new UnavailableException("too much is waiting");
        });
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "chat-background");
    thread.setDaemon(true);
    return thread;
  }

  private record Assembled(
      SignUp signUp,
      LogIn logIn,
      RefreshSession refreshSession,
      LogOut logOut,
      CheckSession checkSession,
      ListSessions listSessions,
      ChangePassword changePassword,
      EditProfile editProfile,
      BotService bots,
      AdmitUser admitUser,
      FindUser findUser,
      ListUsers listUsers,
      BlockUsers blockUsers,
      SendMessage sendMessage,
      ChangeMessage changeMessage,
      ReadHistory readHistory,
      SearchMessages searchMessages,
      ListConversations listConversations,
      ReceiptService receipts,
      TypingService typing,
      CreateGroup createGroup,
      EditGroup editGroup,
      DeleteGroup deleteGroup,
      BrowseGroups browseGroups,
      ChangeMembers changeMembers,
      DeliveryDesk desk,
      Lanes lanes,
      ExecutorService background)
      implements Chat {
    @Override
    public ConnectUser connectUser() {
      return desk;
    }

    @Override
    public ManageBots manageBots() {
      return bots;
    }

    @Override
    public AdmitBot admitBot() {
      return bots;
    }

    @Override
    public NoteReceipt noteReceipt() {
      return receipts;
    }

    @Override
    public ShowTyping showTyping() {
      return typing;
    }

    @Override
    public ShowReceipts showReceipts() {
      return receipts;
    }

    @Override
    public void close() {
      desk.close();
      receipts.close();
      typing.close();
      lanes.close();
      background.shutdown();
    }
  }
}
