using BriefingBus.Configuration;
using BriefingBus.Delivery.Email.Delivering;
using BriefingBus.Delivery.Email.Smtp;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.Delivery.Email;

/// <summary>Lists of e-mail addresses as outlets.</summary>
public static class EmailOutlets
{
    /// <summary>The kind.</summary>
    public static readonly OutletKind<EmailOptions> Kind = new(
        services => services.TryAddSingleton(new SmtpTimeouts()),
        (provider, name, list) => new EmailList(
            new(name, list, provider.GetService<BriefingConfiguration>()?.WebAddress),
            provider.GetRequiredService<SmtpTimeouts>(), provider.GetRequiredService<TimeProvider>()));
}
