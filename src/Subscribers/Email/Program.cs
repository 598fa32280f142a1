using BriefingBus.Configuration;
using BriefingBus.Email;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults;

return await new ServiceHost("email", Port: 5086)
{
    Services = (services, configuration) => services.AddEmail(DatabaseOptions.From(configuration)),
    Consumers = bus => bus.AddEmailConsumers(),
}.WithBriefingYaml([EmailRegistration.Key with { Required = true }]).RunAsync(args);
