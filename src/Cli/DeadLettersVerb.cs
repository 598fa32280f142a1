using BriefingBus.Cli.DeadLetters;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus dead-letters</c>: lists, edits and replays failed messages.</summary>
internal static class DeadLettersVerb
{
    public static Command Create()
    {
        var verb = new Command("dead-letters",
            "See what failed, fix it, send it again. Without a subcommand: the dead-letter queues, and how many messages of each wait.");
        var store = new StoreOptions();
        store.AddTo(verb);
        QueuesVerb.Act(verb, store);
        foreach (var create in new Func<StoreOptions, Command>[]
        {
            QueuesVerb.Create, ListVerb.Create, GroupsVerb.Create, ShowVerb.Create, ReplayVerb.Create, EditVerb.Create, ParkVerb.Create,
                DiscardVerb.Create, ImportVerb.Create, AuditVerb.Create,
        })
            verb.Subcommands.Add(create(store));
        return verb;
    }
}
