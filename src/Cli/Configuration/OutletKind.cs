using BriefingBus.Configuration;
using BriefingBus.Email;
using BriefingBus.Files;
using BriefingBus.Persistence;
using BriefingBus.Slack;
using BriefingBus.Webhook;
using MassTransit;

namespace BriefingBus.Cli.Configuration;

/// <summary>A kind of outlet, and how a process is given what delivers to it.</summary>
/// <param name="Key">Its key under <c>deliver</c>; its queue bears the same name.</param>
/// <param name="Services">Registers the outlets and the ledger.</param>
/// <param name="Consumers">Registers its consumer.</param>
internal sealed record OutletKind(
    TopLevelKey Key, Action<IServiceCollection, DatabaseOptions> Services, Action<IBusRegistrationConfigurator> Consumers)
{
    /// <summary>Every kind.</summary>
    public static readonly IReadOnlyList<OutletKind> All =
    [
        new(SlackRegistration.Key, (services, database) => services.AddSlack(database), bus => bus.AddSlackConsumers()),
        new(EmailRegistration.Key, (services, database) => services.AddEmail(database), bus => bus.AddEmailConsumers()),
        new(WebhookRegistration.Key, (services, database) => services.AddWebhook(database), bus => bus.AddWebhookConsumers()),
        new(FilesRegistration.Key, (services, database) => services.AddFiles(database), bus => bus.AddFilesConsumers()),
    ];

    /// <summary>The kinds that a configuration names under <c>deliver</c>.</summary>
    public static IReadOnlyList<OutletKind> In(string config)
    {
        var named = BriefingFile.OutletKindsIn(config);
        return [.. All.Where(kind => named.Contains(kind.Key.OutletKind))];
    }
}
