using BriefingBus.Configuration;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Email.Smtp;

namespace BriefingBus.Email.Delivering;

/// <summary>The lists of addresses that the configuration names.</summary>
public sealed class EmailLists(Outlets<EmailOptions> options, SmtpPatience patience, TimeProvider clock)
{
    /// <summary>The lists.</summary>
    public IReadOnlyList<IOutlet> Outlets { get; } = options.Create<IOutlet>((name, list) => new EmailList(name, list, patience, clock));
}
