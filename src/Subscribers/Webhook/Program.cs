using BriefingBus.Configuration;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults;
using BriefingBus.Webhook;

return await new ServiceHost("webhook", Port: 5087)
{
    Services = (services, configuration) => services.AddWebhook(DatabaseOptions.From(configuration)),
    Consumers = bus => bus.AddWebhookConsumers(),
}.WithBriefingYaml([WebhookRegistration.Key with { Required = true }]).RunAsync(args);
