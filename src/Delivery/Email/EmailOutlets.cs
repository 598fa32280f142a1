using BriefingBus.Delivery.Email.Smtp;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Outlets;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.Delivery.Email;

/// <summary>Lists of e-mail addresses as outlets.</summary>
public static class EmailOutlets
{
    /// <summary>The kind.</summary>
    public static readonly OutletKind<EmailOptions> Kind = new(services => services.TryAddSingleton(new SmtpTimeouts()), Create);

    /// <summary>Creates a list: a message for each address, so that a refused one does not affect the others.</summary>
    private static Outlet Create(IServiceProvider provider, string name, EmailOptions options)
    {
        var list = new ListOfRecipients(name, options, provider.GetService<BriefingConfiguration>()?.WebAddress);
        var (timeouts, clock) = (provider.GetRequiredService<SmtpTimeouts>(), provider.GetRequiredService<TimeProvider>());
        return new Outlet(name, options, InOrder: false, (briefing, _) =>
        {
            var server = new MailServerAccess(options.MailServer(), timeouts, clock);
            var recipients = options.To.Select(Mailbox.OrNull).OfType<Mailbox>();
            return Outlet.Parts(recipients.Select(to => new RecipientEmail(briefing, to, list, server, clock)));
        });
    }
}
