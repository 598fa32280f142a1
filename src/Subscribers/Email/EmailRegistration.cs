using BriefingBus.Configuration;
using BriefingBus.Delivery;
using BriefingBus.Email.Delivering;
using BriefingBus.Email.Smtp;
using BriefingBus.Persistence;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.Email;

/// <summary>Registers e-mail in a process of its own or beside other services.</summary>
public static class EmailRegistration
{
    /// <summary>The kind of outlet, and the name of its queue.</summary>
    public const string Kind = "email";

    /// <summary>The key of <c>briefing.yaml</c>: <c>deliver.email</c>.</summary>
    public static readonly TopLevelKey Key = TopLevelKey.OfOutlets<EmailOptions>(Kind);

    /// <summary>Registers the lists that the configuration names. Needs <see cref="Outlets{EmailOptions}"/>.</summary>
    public static IServiceCollection AddEmail(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddDeliveries(database);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new SmtpPatience());
        services.AddSingleton<EmailLists>();
        return services;
    }

    /// <summary>Registers the consumer.</summary>
    public static void AddEmailConsumers(this IBusRegistrationConfigurator bus) => bus.AddConsumer<EmailConsumer, EmailConsumerDefinition>();
}
