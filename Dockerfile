# The command line in an image: docker build -t huashu . && docker run --rm -v "$PWD:/scripts" huashu lint
FROM node:20-slim AS build
WORKDIR /huashu
COPY . .
RUN npm ci --no-audit --no-fund --loglevel=error && npm run build && rm -rf dist/client dist/web dist/tools

FROM node:20-slim
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
  && git config --system --add safe.directory '*'
COPY --from=build /huashu/dist /huashu/dist
COPY --from=build /huashu/package.json /huashu/LICENSE /huashu/
RUN ln -s /huashu/dist/cli.js /usr/local/bin/huashu
USER node
WORKDIR /scripts
ENTRYPOINT ["huashu"]
CMD ["lint"]
