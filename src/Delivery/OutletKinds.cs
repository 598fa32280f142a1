using BriefingBus.Delivery.Email;
using BriefingBus.Delivery.Files;
using BriefingBus.Delivery.Outlets;
using BriefingBus.Delivery.Slack;
using BriefingBus.Delivery.Webhook;
using BriefingBus.ServiceDefaults.Settings;

namespace BriefingBus.Delivery;

/// <summary>Every kind of outlet that BriefingBus delivers to.</summary>
public static class OutletKinds
{
    /// <summary>The environment variable that limits this process to one kind, so that kinds can be scaled and fail separately.</summary>
    public const string OnlyVariable = "DELIVERY__ONLY";

    /// <summary>Every kind.</summary>
    public static readonly IReadOnlyList<OutletKind> All = [SlackOutlets.Kind, EmailOutlets.Kind, WebhookOutlets.Kind, FileOutlets.Kind];

    /// <summary>The kinds that a configuration names.</summary>
    /// <param name="named">Their names.</param>
    public static IReadOnlyList<OutletKind> Of(IReadOnlyList<string> named) => [.. All.Where(kind => named.Contains(kind.Name))];

    /// <summary>The kinds that this process delivers to: those that the configuration names, or the one of them that <c>DELIVERY__ONLY</c>
    /// names.</summary>
    /// <exception cref="WrongEnvironmentException"><c>DELIVERY__ONLY</c> names a kind that the configuration does not have, so that the
    /// process would have nothing to do.</exception>
    /// <exception cref="ConfigurationMistakesException">The file is missing or invalid YAML.</exception>
    public static IReadOnlyList<OutletKind> OfProcess(IConfiguration environment)
    {
        var named = Of(BriefingFile.OutletKindsIn(BriefingYamlExtensions.PathIn(environment)));
        var only = environment["Delivery:Only"];
        if (string.IsNullOrEmpty(only))
            return named;
        return named.FirstOrDefault(kind => kind.Name == only) is { } kind
            ? [kind]
            : throw new WrongEnvironmentException(
                OnlyVariable,
                only,
                $"a kind of outlet that 'deliver' in briefing.yaml names ({string.Join(", ", named.Select(k => k.Name))})");
    }
}
