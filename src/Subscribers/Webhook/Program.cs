using BriefingBus.Hosting;
using BriefingBus.Hosting.Storage;
using BriefingBus.Webhook;

return await new ServiceHost("webhook", Port: 5087)
{
    Keys = [WebhookRegistration.Key with { Required = true }],
    Services = (services, configuration) => services.AddWebhook(DatabaseOptions.From(configuration)),
    Consumers = bus => bus.AddWebhookConsumers(),
}.RunAsync(args);
