using BriefingBus.Hosting;
using BriefingBus.Hosting.Storage;
using BriefingBus.Slack;

return await new ServiceHost("slack", Port: 5085)
{
    Keys = [SlackRegistration.Key with { Required = true }],
    Services = (services, configuration) => services.AddSlack(DatabaseOptions.From(configuration)),
    Consumers = bus => bus.AddSlackConsumers(),
}.RunAsync(args);
