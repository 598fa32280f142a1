using BriefingBus.Configuration;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults;
using BriefingBus.Slack;

return await new ServiceHost("slack", Port: 5085)
{
    Services = (services, configuration) => services.AddSlack(DatabaseOptions.From(configuration)),
    Consumers = bus => bus.AddSlackConsumers(),
}.WithBriefingYaml([SlackRegistration.Key with { Required = true }]).RunAsync(args);
